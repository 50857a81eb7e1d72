/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-catalog.h"

G_BEGIN_DECLS

/* One of the user's templates, changed as it is typed, checked at every key. Action
 * "template.insert" (string: a placeholder) puts it where the cursor is.
 *
 * Property "preview" (boolean, read-write): the letter to a made-up customer instead of the text.
 */
#define LIAISON_TYPE_TEMPLATE_EDITOR (liaison_template_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTemplateEditor,
                      liaison_template_editor,
                      LIAISON,
                      TEMPLATE_EDITOR,
                      AdwBin)

/* Once. @cloud: of the account in front, or NULL. */
void liaison_template_editor_set_catalog (LiaisonTemplateEditor *self,
                                          LiaisonCatalog *catalog,
                                          LiaisonCloud *cloud);
/* NULL: none. */
void liaison_template_editor_set_template (LiaisonTemplateEditor *self,
                                           LiaisonLetterTemplate *template);
LiaisonLetterTemplate *liaison_template_editor_get_template (LiaisonTemplateEditor *self);

G_END_DECLS
