/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* Why an invitation has no link, in the words and with the remedy of its account if that is what is
 * the matter. */

/* Never NULL, transfer full. */
char *liaison_link_trouble_dup_sentence (LiaisonInvite *invite);
/* Of the button that helps. */
const char *liaison_link_trouble_get_label (LiaisonInvite *invite);
/* What the button does; @widget: in the wizard. */
void liaison_link_trouble_solve (LiaisonInvite *invite, GtkWidget *widget);

G_END_DECLS
