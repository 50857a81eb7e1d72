/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* An error body of the identity service ("sign-in.md": Error body). @suberror may be NULL. */
void liaison_sandbox_answer_aadsts (SoupServerMessage *message,
                                    guint status,
                                    const char *error,
                                    guint number,
                                    const char *text,
                                    const char *suberror);

G_END_DECLS
