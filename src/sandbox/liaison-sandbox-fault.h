/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  LIAISON_SANDBOX_FAULT_ERROR,         /* an error answer; status 0: the connection is dropped */
  LIAISON_SANDBOX_FAULT_ANSWER,        /* 200 with a given body */
  LIAISON_SANDBOX_FAULT_THROTTLE,      /* 429 with Retry-After */
  LIAISON_SANDBOX_FAULT_DELAY,         /* the right answer, late */
  LIAISON_SANDBOX_FAULT_CLOSE,         /* the connection ends amid the body */
  LIAISON_SANDBOX_FAULT_TRUNCATED,     /* half a JSON text, whole as HTTP */
  LIAISON_SANDBOX_FAULT_WRONG_TYPE,    /* JSON whose members are of other types */
  LIAISON_SANDBOX_FAULT_HTML,          /* a page in place of JSON */
  LIAISON_SANDBOX_FAULT_WRONG_LENGTH,  /* a Content-Length beyond the body */
  LIAISON_SANDBOX_FAULT_HUGE,          /* a body that does not end before 80 MiB */
  LIAISON_SANDBOX_FAULT_BOMB,          /* the same, a hundred kilobytes once compressed */
  LIAISON_SANDBOX_FAULT_DRIP,          /* the right answer, byte by byte */
  LIAISON_SANDBOX_FAULT_REDIRECT,      /* to a foreign host */
  LIAISON_SANDBOX_FAULT_EXPIRED_TOKEN, /* 401: the token is refused as too old */
  LIAISON_SANDBOX_FAULT_REFUSE,        /* an error of the identity service */
  LIAISON_SANDBOX_FAULT_ID_TOKEN,      /* an id token with another claim */
  LIAISON_SANDBOX_FAULT_LOOP,          /* behind its last page a list begins anew */
  LIAISON_SANDBOX_FAULT_EXPIRED_CONTINUATION, /* 400: a further page's token is refused */
} LiaisonSandboxFaultKind;

/* What the next requests to a path get. */
typedef struct
{
  LiaisonSandboxFaultKind kind;
  char *path;  /* part of path and query; NULL: any of Partner Center's */
  guint count; /* requests still to come */

  guint status;       /* error */
  char *code;         /* error, expired-continuation */
  char *body;         /* answer */
  char *content_type; /* answer */
  guint seconds;      /* throttle */
  gboolean as_date;   /* throttle */
  guint ms;           /* delay; drip: between two bytes */
  char *location;     /* redirect */
  char *error;        /* refuse */
  guint number;       /* refuse: AADSTS… */
  char *suberror;     /* refuse, or NULL */
  char *claims;       /* refuse, or NULL */
  char *claim;        /* id-token */
  char *value;        /* id-token; NULL or "": the claim is missing */
} LiaisonSandboxFault;

LiaisonSandboxFault *liaison_sandbox_fault_new (LiaisonSandboxFaultKind kind, const char *path);
void liaison_sandbox_fault_free (LiaisonSandboxFault *fault);

/* "KIND" or "KIND,member=value,…", as the sandbox's --help explains. Errors: G_OPTION_ERROR. */
LiaisonSandboxFault *liaison_sandbox_fault_new_from_spec (const char *spec, GError **error);
/* {"fault":"KIND","member":value,…}. Errors: G_OPTION_ERROR. */
LiaisonSandboxFault *liaison_sandbox_fault_new_from_json (JsonObject *object, GError **error);

G_END_DECLS
