/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-overview-tab.h"

#include "ui/liaison-account-grid.h"
#include "ui/liaison-record-section.h"
#include "ui/liaison-rights-line.h"
#include "ui/record/liaison-note-editor.h"

struct _LiaisonOverviewTab
{
  AdwBin parent_instance;

  LiaisonAccountGrid *account;
  LiaisonRecordSection *rights_section;
  LiaisonRightsLine *rights;
  LiaisonNoteEditor *notes;
};

G_DEFINE_FINAL_TYPE (LiaisonOverviewTab, liaison_overview_tab, ADW_TYPE_BIN)

static void
liaison_overview_tab_dispose (GObject *object)
{
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_OVERVIEW_TAB);

  G_OBJECT_CLASS (liaison_overview_tab_parent_class)->dispose (object);
}

static void
liaison_overview_tab_class_init (LiaisonOverviewTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_overview_tab_dispose;

  g_type_ensure (LIAISON_TYPE_ACCOUNT_GRID);
  g_type_ensure (LIAISON_TYPE_NOTE_EDITOR);
  g_type_ensure (LIAISON_TYPE_RECORD_SECTION);
  g_type_ensure (LIAISON_TYPE_RIGHTS_LINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-overview-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonOverviewTab, account);
  gtk_widget_class_bind_template_child (widget_class, LiaisonOverviewTab, notes);
  gtk_widget_class_bind_template_child (widget_class, LiaisonOverviewTab, rights);
  gtk_widget_class_bind_template_child (widget_class, LiaisonOverviewTab, rights_section);
}

static void
liaison_overview_tab_init (LiaisonOverviewTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_overview_tab_show (LiaisonOverviewTab *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_OVERVIEW_TAB (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  /* What the list tells is there before the part was read; the part's own trouble is said once,
   * where most of it is missing. */
  liaison_account_grid_show (self->account, customer);
  liaison_record_section_show_part (self->rights_section, customer, LIAISON_RECORD_ACCOUNT, NULL);
  liaison_rights_line_show (self->rights, customer);
}

void
liaison_overview_tab_set_note_saver (LiaisonOverviewTab *self, LiaisonNoteSaver *saver)
{
  g_return_if_fail (LIAISON_IS_OVERVIEW_TAB (self));

  liaison_note_editor_set_saver (self->notes, saver);
}
