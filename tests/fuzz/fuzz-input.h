/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What every target has: hands one input to a parser and asserts what must hold whatever it is.
 * Called by libFuzzer, and by replay.c for the files of the corpus. Always 0. */
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* An input taken apart from its beginning. */
typedef struct
{
  const char *data;
  gsize size;
} FuzzInput;

/* The next line, up to the first zero in it, without carriage returns; empty at the end. Transfer
 * full. */
char *fuzz_input_take_line (FuzzInput *input);
/* An HTTP status from a line of its own; anything else becomes one, too. */
guint fuzz_input_take_status (FuzzInput *input);
/* "Name: value" lines up to an empty one. Transfer full. */
SoupMessageHeaders *fuzz_input_take_headers (FuzzInput *input);
/* All the rest, in memory of just its size. Transfer full. */
GBytes *fuzz_input_take_body (FuzzInput *input);

/* NULL or valid UTF-8. */
void fuzz_assert_text (const char *text);
/* NULL or the text of a JSON object, not too long. */
void fuzz_assert_claims (const char *claims);
/* An error of our domain that can be shown and copied. */
void fuzz_assert_error (const GError *error);

G_END_DECLS
