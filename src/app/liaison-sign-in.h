/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-oauth.h"
#include "model/liaison-profile.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_SIGN_IN_IDLE,
  LIAISON_SIGN_IN_BROWSER,     /* the browser is open; its answer is awaited */
  LIAISON_SIGN_IN_ASKING_CODE, /* a code for another device is on its way */
  LIAISON_SIGN_IN_CODE,        /* it is there; the person's answer is awaited */
  LIAISON_SIGN_IN_KEEPING,     /* signed in; the key ring is asked to keep it */
  LIAISON_SIGN_IN_UNKEPT,      /* signed in, but no key ring keeps it: the error says why */
  LIAISON_SIGN_IN_DONE,
  LIAISON_SIGN_IN_FAILED, /* the error says why */
} LiaisonSignInState;

/* One person's signing in, from the choice of the way to the kept token; as many tries as it takes.
 * Made by LiaisonAccounts.
 *
 * Property "state" (int, LiaisonSignInState; notifies). */
#define LIAISON_TYPE_SIGN_IN (liaison_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSignIn, liaison_sign_in, LIAISON, SIGN_IN, GObject)

/* What an account becomes of it. */
typedef struct
{
  /* The account of who signed in, transfer full; asked once per try. */
  LiaisonProfile *(*find_profile) (LiaisonOauth *oauth, gpointer user_data);
  /* Where its token is kept. Transfer full. */
  LiaisonSecretStore *(*make_store) (LiaisonProfile *profile, gpointer user_data);
  /* It is done. */
  void (*settle) (LiaisonProfile *profile, LiaisonOauth *oauth, gpointer user_data);
  /* A try was given up. @profile, @store: whose token the store may have kept, or NULL. */
  void (*abandon) (LiaisonProfile *profile,
                   LiaisonSecretStore *store,
                   LiaisonOauth *oauth,
                   gpointer user_data);
  GDestroyNotify destroy; /* of the user data */
} LiaisonSignInOutcome;

/* @reason: why it is necessary, or NULL. @outcome is not copied. */
LiaisonSignIn *liaison_sign_in_new (LiaisonOauth *oauth,
                                    const GError *reason,
                                    const LiaisonSignInOutcome *outcome,
                                    gpointer user_data);

/* Begin a try; one that runs is given up. */
void liaison_sign_in_by_browser (LiaisonSignIn *self);
void liaison_sign_in_by_code (LiaisonSignIn *self);
/* Back to IDLE; nothing of the try stays. */
void liaison_sign_in_cancel (LiaisonSignIn *self);
/* In state UNKEPT: ask the key ring again, or go on for this session only. */
void liaison_sign_in_keep_again (LiaisonSignIn *self);
void liaison_sign_in_go_on_unkept (LiaisonSignIn *self);

LiaisonSignInState liaison_sign_in_get_state (LiaisonSignIn *self);
/* In states FAILED and UNKEPT, else NULL. */
const GError *liaison_sign_in_get_error (LiaisonSignIn *self);
/* The address that was opened in the browser, in state BROWSER; NULL while it is being found out.
 */
const char *liaison_sign_in_get_uri (LiaisonSignIn *self);
/* In state CODE; else NULL. */
const LiaisonDeviceCode *liaison_sign_in_get_code (LiaisonSignIn *self);
/* The account, in state DONE; else NULL. */
LiaisonProfile *liaison_sign_in_get_profile (LiaisonSignIn *self);

G_END_DECLS
