/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks whether @parent shall be closed though what was entered last could not be saved, because of
 * @failure. An AdwMessageDialog that is not shown yet; its responses are "stay" and "close". */
GtkWidget *liaison_unsaved_question_new (GtkWindow *parent, const GError *failure);

G_END_DECLS
