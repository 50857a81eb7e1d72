/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/liaison-session.h"
#include "ui/liaison-notice-slot.h"

G_BEGIN_DECLS

/* Opens the wizard over a window, one at a time, and offers in a bar to go on with the invitation
 * that was begun and not finished.
 *
 * Signals: "finished" (LiaisonInvitation): it waits for its answer now; "kept" (LiaisonInvitation):
 * it was left as a draft that is worth going on with; "reminded" (LiaisonInvitation): a reminder of
 * it was handed over. */
#define LIAISON_TYPE_INVITE_OPENER (liaison_invite_opener_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteOpener, liaison_invite_opener, LIAISON, INVITE_OPENER, GObject)

/* @widget: over whose window; it and @bar outlive it. */
LiaisonInviteOpener *liaison_invite_opener_new (GtkWidget *widget, LiaisonNoticeSlot *bar);

/* @session: whose invitations are written, or NULL; was started. @settings: of its account. */
void liaison_invite_opener_set_session (LiaisonInviteOpener *self,
                                        LiaisonSession *session,
                                        GSettings *settings);

/* A new invitation; @customer: whom it is for, or NULL. */
void liaison_invite_opener_begin (LiaisonInviteOpener *self, LiaisonCustomer *customer);
void liaison_invite_opener_continue (LiaisonInviteOpener *self, LiaisonInvitation *invitation);
/* The one with this id, unless it was given up. */
void liaison_invite_opener_continue_by_id (LiaisonInviteOpener *self, const char *id);
/* A new one that is filled in, for whoever is shown around. @tips: a sentence for each of the
 * pages, to be translated. */
void liaison_invite_opener_begin_sample (LiaisonInviteOpener *self,
                                         const char *company,
                                         const char *contact_name,
                                         const char *contact_mail,
                                         const char *const *tips);
/* A reminder of the one with this id, or another person in place of its; unless it is over. */
void liaison_invite_opener_remind_by_id (LiaisonInviteOpener *self, const char *id);
void liaison_invite_opener_ask_another_by_id (LiaisonInviteOpener *self, const char *id);

/* Shows the wizard if one is open. */
gboolean liaison_invite_opener_present (LiaisonInviteOpener *self);
/* Closes the wizard and then, unless the user stays with it, the window. FALSE: none is open. */
gboolean liaison_invite_opener_close_all (LiaisonInviteOpener *self);

G_END_DECLS
