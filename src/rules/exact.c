#include "rules/exact.h"

__extension__ typedef __int128 wide;

#define LIMIT INT64_C(1000000000000000000) /* 10^18 */
#define MOST ((wide)LIMIT * LIMIT)         /* 10^36, a tenth of its range */

bool ex_sub(ls_dec a, ls_dec b, ls_dec *out)
{
  return dec_add(a, dec_neg(b), out);
}

/* v * 10^n; false beyond MOST. */
static bool raise_ten(wide *v, int n)
{
  for(; n > 0; n--) {
    if(*v >= MOST || *v <= -MOST)
      return false;
    *v *= 10;
  }
  return true;
}

static bool divide(wide num, wide den, int how, int64_t *out)
{
  if(den < 0) {
    num = -num;
    den = -den;
  }
  wide q = num / den, rest = num % den; /* towards zero */
  if(how == EX_HALF && (rest < 0 ? -rest : rest) >= den - den / 2)
    q += num < 0 ? -1 : 1;
  else if(how == EX_UP && rest > 0)
    q++;
  else if(how == EX_DOWN && rest < 0)
    q--;
  if(q >= LIMIT || q <= -LIMIT)
    return false;
  *out = (int64_t)q;
  return true;
}

bool ex_muldiv(ls_dec a, ls_dec b, ls_dec c, int scale, int how,
               ls_dec *out)
{
  wide num = (wide)a.m * b.m, den = c.m; /* below 10^36 and 10^18 */
  int shift = scale + c.scale - a.scale - b.scale;
  int64_t m;
  if(!c.m || !raise_ten(shift > 0 ? &num : &den, shift > 0 ? shift : -shift))
    return false;
  if(!divide(num, den, how, &m))
    return false;
  *out = (ls_dec){ m, scale };
  return true;
}

bool ex_percent(ls_dec part, ls_dec whole, ls_dec *out)
{
  return ex_muldiv(part, DEC_INT(100), whole, 2, EX_HALF, out);
}
