/* SPDX-License-Identifier: GPL-2.0-or-later */
/* SCM_CREDENTIALS in two calls. */
#ifndef BULKHEAD_CREDS_H
#define BULKHEAD_CREDS_H

#include <sys/socket.h>

#include "probe.h"

/* Sends one byte, with these credentials when they are not NULL: 0, or -1 and errno. */
int send_creds(int socket, const struct ucred *creds);
/* Receives one byte and the sender's credentials; the socket must have SO_PASSCRED. */
struct ucred recv_creds(int socket);
/* A pair of datagram sockets with SO_PASSCRED on both. */
void creds_pair(int ret_sockets[2]);

#endif
