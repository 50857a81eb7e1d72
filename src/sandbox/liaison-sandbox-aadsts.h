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
/* The same with the claims that an interactive sign-in has to ask for; NULL: none. */
void liaison_sandbox_answer_aadsts_with_claims (SoupServerMessage *message,
                                                guint status,
                                                const char *error,
                                                guint number,
                                                const char *text,
                                                const char *suberror,
                                                const char *claims);

G_END_DECLS
