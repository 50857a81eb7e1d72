/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/liaison-account-button.h"
#include "ui/liaison-session-view.h"

G_BEGIN_DECLS

/* The header bar of the window: request, switch the view, search, account and menu; the window's
 * name alone as long as no account is open. */
#define LIAISON_TYPE_WINDOW_HEADER (liaison_window_header_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonWindowHeader, liaison_window_header, LIAISON, WINDOW_HEADER, AdwBin)

/* @view: what is switched and searched; before an account is shown, and the same each time. */
void liaison_window_header_set_view (LiaisonWindowHeader *self, LiaisonSessionView *view);
/* @ready: an account is open. @obstacle: why nobody can be invited, or NULL. */
void liaison_window_header_set_ready (LiaisonWindowHeader *self,
                                      gboolean ready,
                                      const char *obstacle);
/* Shows less where there is less room; @width of the window. */
void liaison_window_header_set_width (LiaisonWindowHeader *self, int width);
/* What the main menu has in it, which costs time: once the window is seen. */
void liaison_window_header_fill_menu (LiaisonWindowHeader *self);

/* Both owned by the header. */
AdwViewSwitcherTitle *liaison_window_header_get_switcher (LiaisonWindowHeader *self);
LiaisonAccountButton *liaison_window_header_get_account_button (LiaisonWindowHeader *self);

G_END_DECLS
