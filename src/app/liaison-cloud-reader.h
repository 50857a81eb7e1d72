/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"
#include "model/liaison-letter-library.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_CLOUD_SOURCE_SHIPPED,
  LIAISON_CLOUD_SOURCE_USER, /* may name plain http on a loopback address */
} LiaisonCloudSource;

/* Reads the entries of a clouds.json over @known (array of LiaisonCloud): one with a known id
 * changes the members it holds, one with a new id is added at the end and takes what it does not
 * say from the cloud in "based_on". @letters must know its portal. One cloud at least must be left
 * that is neither closed nor hidden. Answers a new array; @known stays as it is. Errors:
 * LIAISON_ERROR_INVALID_FILE with path, line, field and cloud; GIO's if the file cannot be read. */
GPtrArray *liaison_cloud_reader_read (const char *path,
                                      LiaisonCloudSource source,
                                      GPtrArray *known,
                                      LiaisonLetterLibrary *letters,
                                      GError **error);

G_END_DECLS
