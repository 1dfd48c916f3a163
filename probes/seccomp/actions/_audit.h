/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_AUDIT_H
#define BULKHEAD_AUDIT_H

/* Ends the probe as SKIP unless audit is enabled; then holds its records as avc_begin() does. */
void audit_begin(void);

#endif
