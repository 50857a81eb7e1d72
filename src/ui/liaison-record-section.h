/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* One part of an expanded record: heading, content, and what is the matter with it.
 *
 * Properties: "title" (string), "content" (GtkWidget), "always-shown" (boolean: there is content
 * before the part was read), "dated" (boolean: as of when the content is stands beside the title).
 * Its “Retry” activates "record.reload". */
#define LIAISON_TYPE_RECORD_SECTION (liaison_record_section_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordSection, liaison_record_section, LIAISON, RECORD_SECTION, AdwBin)

/* The state of @part of @customer; the content is shown as soon as there is any. @refused: what to
 * say, quietly, when the service refuses this person the part; NULL: as usual. */
void liaison_record_section_show_part (LiaisonRecordSection *self,
                                       LiaisonCustomer *customer,
                                       LiaisonRecordPart part,
                                       const char *refused);

G_END_DECLS
