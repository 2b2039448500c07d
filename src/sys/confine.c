#include "sys/confine.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/* Sanitizers map terabytes and call the system as they like. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
  __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(__linux__) && !defined(SANITIZED) && \
  (defined(__x86_64__) || defined(__aarch64__))
#define HAVE_SECCOMP 1
#endif

bool confine_is_sanitized(void)
{
#if defined(SANITIZED)
  return true;
#else
  return false;
#endif
}

void confine_signals(void)
{
  static const int ours[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD };
  sigset_t none;
  for(size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
    signal(ours[i], SIG_DFL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
#if defined(__linux__)
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

static void close_run(unsigned from, unsigned to)
{
#if defined(SYS_close_range)
  if(!syscall(SYS_close_range, from, to, 0))
    return;
#endif
  struct rlimit r;
  unsigned most = 65536;
  if(!getrlimit(RLIMIT_NOFILE, &r) && r.rlim_cur < most)
    most = (unsigned)r.rlim_cur;
  for(unsigned fd = from; fd <= to && fd < most; fd++)
    close((int)fd);
}

void confine_files(int from, int keep)
{
  if(keep < from) {
    close_run((unsigned)from, ~0U);
    return;
  }
  if(keep > from)
    close_run((unsigned)from, (unsigned)keep - 1);
  close_run((unsigned)keep + 1, ~0U);
}

/* --- limits -------------------------------------------------------------- */

/* Bytes of address space (`field` 0) or data (5) held now, by
 * /proc/self/statm; without stdio, which has locks. */
static uint64_t held(int field)
{
  char text[256], *p = text;
  uint64_t pages = 0;
  int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);
  if(fd >= 0)
    close(fd);
  text[n > 0 ? n : 0] = '\0';
  for(; field && *p; p++)
    field -= *p == ' ';
  for(; *p >= '0' && *p <= '9'; p++)
    pages = pages * 10 + (uint64_t)(*p - '0');
  return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static int limit(int what, uint64_t soft, uint64_t hard)
{
  struct rlimit now, r = { (rlim_t)soft, (rlim_t)hard };
  if(!getrlimit(what, &now) && now.rlim_max != RLIM_INFINITY) {
    if(r.rlim_max > now.rlim_max)
      r.rlim_max = now.rlim_max;
    if(r.rlim_cur > r.rlim_max)
      r.rlim_cur = r.rlim_max;
  }
  return setrlimit(what, &r);
}

static int limit_memory(uint64_t bytes, bool whole)
{
#if defined(SANITIZED)
  if(!whole)
    return limit(RLIMIT_DATA, held(5) + bytes, held(5) + bytes);
#endif
  uint64_t most = bytes + (whole ? 0 : held(0));
#if defined(__APPLE__)
  return 0 * (int)most; /* it refuses RLIMIT_AS */
#else
  return limit(RLIMIT_AS, most, most);
#endif
}

int confine_limits(const sys_limits *l, bool whole)
{
  return limit(RLIMIT_CORE, 0, 0) | limit(RLIMIT_FSIZE, 0, 0) |
         limit(RLIMIT_CPU, l->seconds, l->seconds + 1) |
         limit_memory(l->memory, whole) |
         limit(RLIMIT_NOFILE, l->files, l->files);
}

/* --- system calls -------------------------------------------------------- */

const char *sys_sandbox(void)
{
#if defined(HAVE_SECCOMP)
  return "seccomp";
#else
  return "limits";
#endif
}

#if defined(HAVE_SECCOMP)

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#define MOST_CALLS 0x3FFFFFFF /* above: the x32 calls */
#else
#define MACHINE AUDIT_ARCH_AARCH64
#define MOST_CALLS 0x7FFFFFFF
#endif

#define LOAD(member) \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define GIVE(what) BPF_STMT(BPF_RET | BPF_K, (what))
/* the low half of argument `n` of a call (little endian) */
#define LOAD_ARG(n) \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, \
           (uint32_t)offsetof(struct seccomp_data, args) + 8 * (n))
#define UNLESS(v, skip) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (v), 0, (skip))
#define ON(call, what) UNLESS(SYS_##call, 1), GIVE(what)
#define ALLOW(call) ON(call, SECCOMP_RET_ALLOW)
#define REFUSE(call) ON(call, SECCOMP_RET_ERRNO | EACCES)
/* anything with a protection in argument 2, but not to be executed */
#define ALLOW_DATA(call) \
  UNLESS(SYS_##call, 4), LOAD_ARG(2), \
  BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), \
  GIVE(SECCOMP_RET_ERRNO | EACCES), GIVE(SECCOMP_RET_ALLOW)
#define PROLOGUE \
  LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0), \
  GIVE(SECCOMP_RET_KILL_PROCESS), LOAD(nr), \
  BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, MOST_CALLS, 0, 1), \
  GIVE(SECCOMP_RET_KILL_PROCESS)

static int install(struct sock_filter *code, size_t n)
{
  struct sock_fprog program = { (unsigned short)n, code };
  if(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    return -1;
  /* a kernel built without it has the limits alone */
  if(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) && errno != EINVAL)
    return -1;
  return 0;
}

#define INSTALL(code) install((code), sizeof(code) / sizeof((code)[0]))

int confine_calls(void)
{
  struct sock_filter code[] = {
    PROLOGUE,
    /* memory */
    ALLOW(brk), ALLOW(munmap), ALLOW(mremap), ALLOW(madvise),
    ALLOW_DATA(mmap), ALLOW_DATA(mprotect),
    /* the pipe to the parent; no other file is open */
    ALLOW(read), ALLOW(write), ALLOW(writev), ALLOW(close), ALLOW(fstat),
    /* ending, also by abort() */
    ALLOW(exit), ALLOW(exit_group), ALLOW(rt_sigreturn),
    ALLOW(rt_sigprocmask), ALLOW(rt_sigaction), ALLOW(tgkill),
    ALLOW(getpid), ALLOW(gettid), ALLOW(restart_syscall),
    /* what the C library asks while it sorts, locks and seeds */
    ALLOW(futex), ALLOW(clock_gettime), ALLOW(gettimeofday),
    ALLOW(getrandom), ALLOW(sysinfo), ALLOW(sched_yield),
#if defined(SYS_time)
    ALLOW(time),
#endif
    /* what it may try and can do without: a refusal, not the end */
    REFUSE(openat), REFUSE(newfstatat), REFUSE(ioctl), REFUSE(lseek),
    REFUSE(readlinkat), REFUSE(faccessat), REFUSE(prlimit64),
    REFUSE(getcwd), REFUSE(fcntl), REFUSE(uname),
#if defined(SYS_open)
    REFUSE(open), REFUSE(stat), REFUSE(access), REFUSE(readlink),
    REFUSE(getrlimit),
#endif
    GIVE(SECCOMP_RET_KILL_PROCESS)
  };
  return INSTALL(code);
}

int confine_program(void)
{
  struct sock_filter code[] = {
    PROLOGUE,
    REFUSE(socket), REFUSE(socketpair), REFUSE(connect), REFUSE(bind),
    REFUSE(ptrace), REFUSE(process_vm_readv), REFUSE(process_vm_writev),
    REFUSE(unlinkat), REFUSE(renameat), REFUSE(renameat2), REFUSE(mkdirat),
    REFUSE(linkat), REFUSE(symlinkat), REFUSE(truncate), REFUSE(ftruncate),
    REFUSE(mount), REFUSE(kill),
#if defined(SYS_unlink)
    REFUSE(unlink), REFUSE(rename), REFUSE(mkdir), REFUSE(link),
    REFUSE(symlink), REFUSE(rmdir), REFUSE(creat),
#endif
    GIVE(SECCOMP_RET_ALLOW)
  };
  return INSTALL(code);
}

#else

int confine_calls(void)
{
  return 0;
}

int confine_program(void)
{
  return 0;
}

#endif
