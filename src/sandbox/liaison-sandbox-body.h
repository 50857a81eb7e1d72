/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A JSON text being written, compact and front to back: a page of 500 records costs no tree. It
 * starts with the byte-order mark that the service puts before every successful answer. */
typedef struct _LiaisonSandboxBody LiaisonSandboxBody;

/* A new body with one open object. */
LiaisonSandboxBody *liaison_sandbox_body_new (void);
void liaison_sandbox_body_free (LiaisonSandboxBody *body);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonSandboxBody, liaison_sandbox_body_free)
/* Closes the outer object and frees @body. Transfer full. */
GBytes *liaison_sandbox_body_end (LiaisonSandboxBody *body);

/* @name is NULL inside an array. */
void liaison_sandbox_body_open (LiaisonSandboxBody *body, const char *name);
void liaison_sandbox_body_close (LiaisonSandboxBody *body);
void liaison_sandbox_body_open_array (LiaisonSandboxBody *body, const char *name);
void liaison_sandbox_body_close_array (LiaisonSandboxBody *body);

/* A NULL @text is left out, as the service does. */
void liaison_sandbox_body_add_text (LiaisonSandboxBody *body, const char *name, const char *text);
/* Where the service writes null all the same. */
void liaison_sandbox_body_add_null (LiaisonSandboxBody *body, const char *name);
void liaison_sandbox_body_add_format (LiaisonSandboxBody *body,
                                      const char *name,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (3, 4);
void liaison_sandbox_body_add_number (LiaisonSandboxBody *body, const char *name, gint64 number);
void liaison_sandbox_body_add_flag (LiaisonSandboxBody *body, const char *name, gboolean flag);
/* A link object: GET @uri, without headers. */
void liaison_sandbox_body_add_link (LiaisonSandboxBody *body,
                                    const char *name,
                                    const char *format,
                                    ...) G_GNUC_PRINTF (3, 4);
/* "attributes" with this objectType. @etag NULL: none. */
void liaison_sandbox_body_add_attributes (LiaisonSandboxBody *body,
                                          const char *object_type,
                                          const char *etag);

G_END_DECLS
