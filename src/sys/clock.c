#include "sys/clock.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"

/* Two digits at `s`, at most `max`. */
static bool two(const char *s, int max)
{
  return s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9' &&
         (s[0] - '0') * 10 + s[1] - '0' <= max;
}

/* YYYY-MM-DD, with or without THH:MM:SS. */
static bool parse(const char *s, char out[SYS_TIME])
{
  size_t n = strlen(s);
  if((n != 10 && n != 19) ||
     day_parse((ls_slice){ s, 10 }) == DAY_NONE)
    return false;
  snprintf(out, SYS_TIME, "%.10sT00:00:00", s);
  if(n == 10)
    return true;
  if((s[10] != 'T' && s[10] != ' ') || s[13] != ':' || s[16] != ':' ||
     !two(s + 11, 23) || !two(s + 14, 59) || !two(s + 17, 59))
    return false;
  memcpy(out + 11, s + 11, 9);
  return true;
}

int sys_now(char out[SYS_TIME], bool *told, ls_err *err)
{
  const char *say = getenv("LUOSHI_NOW");
  struct tm tm;
  time_t now = time(NULL);
  *told = say && *say;
  if(*told)
    return parse(say, out) ? LS_OK
                           : err_set(err, LS_EUSAGE, "clock-told", say, NULL);
  tzset();
  if(!localtime_r(&now, &tm) || !strftime(out, SYS_TIME, "%Y-%m-%dT%H:%M:%S",
                                          &tm))
    return err_set(err, LS_EIO, "clock-none", NULL, NULL);
  return LS_OK;
}

bool sys_utc(const char *local, char out[SYS_TIME])
{
  struct tm tm = { .tm_isdst = -1 };
  char given[SYS_TIME];
  if(!parse(local, given))
    return false;
  tm.tm_year = atoi(given) - 1900;
  tm.tm_mon = atoi(given + 5) - 1;
  tm.tm_mday = atoi(given + 8);
  tm.tm_hour = atoi(given + 11);
  tm.tm_min = atoi(given + 14);
  tm.tm_sec = atoi(given + 17);
  tzset();
  time_t t = mktime(&tm);
  return t != (time_t)-1 && gmtime_r(&t, &tm) &&
         strftime(out, SYS_TIME, "%Y-%m-%dT%H:%M:%S", &tm);
}

void sys_user(char *out, size_t size)
{
  struct passwd pw, *found = NULL;
  char room[4096];
  if(getpwuid_r(geteuid(), &pw, room, sizeof(room), &found) || !found)
    snprintf(out, size, "uid%ld", (long)geteuid());
  else
    snprintf(out, size, "%s", pw.pw_name);
}

/* Linux says in /proc/locks; opening the file to ask would drop the locks
 * that this process may have on it. */
void sys_lock_holder(const char *path, char *out, size_t size)
{
  char line[256], name[64] = "", where[64];
  struct stat st;
  FILE *f = stat(path, &st) ? NULL : fopen("/proc/locks", "r");
  out[0] = 0;
  while(f && fgets(line, sizeof(line), f)) {
    long pid;
    unsigned hi, lo;
    unsigned long inode;
    if(sscanf(line, "%*s %*s %*s WRITE %ld %x:%x:%lu", &pid, &hi, &lo,
              &inode) != 4 || inode != (unsigned long)st.st_ino ||
       hi != major(st.st_dev) || lo != minor(st.st_dev) || pid <= 0)
      continue;
    snprintf(where, sizeof(where), "/proc/%ld/comm", pid);
    FILE *comm = fopen(where, "r");
    if(comm && fgets(name, sizeof(name), comm))
      name[strcspn(name, "\n")] = 0;
    if(comm)
      fclose(comm);
    snprintf(out, size, "%s%s%ld", name, name[0] ? " " : "", pid);
    break;
  }
  if(f)
    fclose(f);
}
