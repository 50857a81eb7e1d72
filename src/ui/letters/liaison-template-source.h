/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-catalog.h"

G_BEGIN_DECLS

/* The library of shipped letters, by language, purpose, rights and model: each can be read, and
 * copied. */
#define LIAISON_TYPE_TEMPLATE_SOURCE (liaison_template_source_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTemplateSource,
                      liaison_template_source,
                      LIAISON,
                      TEMPLATE_SOURCE,
                      AdwBin)

/* Once. @cloud: of the account in front, or NULL. */
void liaison_template_source_set_catalog (LiaisonTemplateSource *self,
                                          LiaisonCatalog *catalog,
                                          LiaisonCloud *cloud);
/* The letter that is shown, with its placeholders and a name. Transfer full. */
LiaisonLetterTemplate *liaison_template_source_copy (LiaisonTemplateSource *self);

G_END_DECLS
