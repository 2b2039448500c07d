/* libluoshi: reads a Chinese government work report into records. */
#ifndef LUOSHI_H
#define LUOSHI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define LUOSHI_API __attribute__((visibility("default")))
#else
#define LUOSHI_API
#endif

#define LUOSHI_VERSION "0.1.0"

typedef struct luoshi_reader luoshi_reader;
typedef struct luoshi_report luoshi_report;

#ifdef __cplusplus
}
#endif

#endif
