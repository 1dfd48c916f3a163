/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BULKHEAD_SELINUX_NETWORK_H
#define BULKHEAD_SELINUX_NETWORK_H

#include <arpa/inet.h>
#include <sys/socket.h>

/* A network namespace of one's own, in which lo is up.  Call after stage(). */
void network_of_own(void);
/* A UDP socket; with a port, bound to it on that address (MUST). */
int udp(const char *address, int port);
/* One byte to that address and port; -1 and errno. */
ssize_t udp_send(int s, const char *address, int port);

/* One call on a socket each, of any class; -1 and errno. */
long socket_getopt(int s);
long socket_setopt(int s);
long socket_name(int s); /* getsockname(2) */
long socket_send(int s);
long socket_receive(int s);
long socket_shutdown(int s);
long socket_ioctl(int s);

#endif
