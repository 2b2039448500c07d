/* The page's content security policy, with the hashes of its own style and
 * script: digest STYLE SCRIPT > out.c */
#include <openssl/evp.h>
#include <stdio.h>

static int hash(const char *path, char out[64])
{
  static char bytes[1 << 20];
  unsigned char md[EVP_MAX_MD_SIZE];
  unsigned int len;
  FILE *f = fopen(path, "rb");
  if(!f) {
    perror(path);
    return 1;
  }
  size_t n = fread(bytes, 1, sizeof(bytes), f);
  fclose(f);
  if(n == sizeof(bytes) ||
     !EVP_Digest(bytes, n, md, &len, EVP_sha256(), NULL))
    return 1;
  EVP_EncodeBlock((unsigned char *)out, md, (int)len);
  return 0;
}

int main(int argc, char **argv)
{
  char style[64], script[64];
  if(argc != 3 || hash(argv[1], style) || hash(argv[2], script))
    return 1;
  printf("#include \"emit/page.h\"\n\nconst char page_policy[] =\n"
         "  \"default-src 'none'; style-src 'sha256-%s'; \"\n"
         "  \"script-src 'sha256-%s'; base-uri 'none'; "
         "form-action 'none'\";\n", style, script);
  return 0;
}
