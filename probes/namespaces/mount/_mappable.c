/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <endian.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "_mount.h"

#include "loop.h"

/*
 * An empty ext2 of one group, written by hand because a guest has no mke2fs: Documentation/
 * filesystems/ext4/globals.rst and overview.rst.  Block 1 superblock, 2 group, 3 and 4 bitmaps, 5
 * to 12 inodes, 13 the root directory.
 */
#define BLOCK	   1024
#define BLOCKS	   1024u
#define INODES	   64u
#define USED	   13u /* blocks 1 to 13 */
#define FIRST_FREE 11u

static void put16(char *at, unsigned int value)
{
	uint16_t v = htole16((uint16_t)value);

	memcpy(at, &v, sizeof(v));
}

static void put32(char *at, uint32_t value)
{
	value = htole32(value);
	memcpy(at, &value, sizeof(value));
}

static void set_bits(char *map, unsigned int from, unsigned int to)
{
	for (unsigned int i = from; i < to; i++)
		map[i / 8] = (char)(map[i / 8] | 1 << i % 8);
}

static void superblock(char *s)
{
	put32(s, INODES);
	put32(s + 4, BLOCKS);
	put32(s + 12, BLOCKS - 1 - USED);
	put32(s + 16, INODES - FIRST_FREE + 1);
	put32(s + 20, 1);    /* the first block of the group */
	put32(s + 32, 8192); /* blocks, clusters and inodes of a group */
	put32(s + 36, 8192);
	put32(s + 40, INODES);
	put16(s + 54, 0xffff); /* no count of mounts */
	put16(s + 56, 0xef53);
	put16(s + 58, 1); /* clean */
	put16(s + 60, 1); /* errors are ignored */
	put32(s + 76, 1); /* the revision with the fields below */
	put32(s + 84, FIRST_FREE);
	put16(s + 88, 128); /* bytes of an inode */
	put32(s + 92, 0x8); /* extended attributes */
	put32(s + 96, 0x2); /* types in directory entries */
}

static void format(char *image)
{
	char *group = image + 2 * BLOCK, *root = image + 5 * BLOCK + 128, *dir = image + 13 * BLOCK;

	superblock(image + BLOCK);
	put32(group, 3);
	put32(group + 4, 4);
	put32(group + 8, 5);
	put16(group + 12, BLOCKS - 1 - USED);
	put16(group + 14, INODES - FIRST_FREE + 1);
	put16(group + 16, 1); /* a directory */
	set_bits(image + 3 * BLOCK, 0, USED);
	set_bits(image + 3 * BLOCK, BLOCKS - 1, 8 * BLOCK);
	set_bits(image + 4 * BLOCK, 0, FIRST_FREE - 1);
	set_bits(image + 4 * BLOCK, INODES, 8 * BLOCK);
	put16(root, S_IFDIR | 0755);
	put32(root + 4, BLOCK);
	put16(root + 26, 2); /* links */
	put32(root + 28, BLOCK / 512);
	put32(root + 40, 13);
	put32(dir, 2);
	put16(dir + 4, 12);
	memcpy(dir + 6, "\1\2.", 3);
	put32(dir + 12, 2);
	put16(dir + 16, BLOCK - 12);
	memcpy(dir + 18, "\2\2..", 4);
}

/* A loop device over it, which goes with its last user; NULL: there are none. */
static const char *disk(void)
{
	int backing = MUST(memfd_create("ext2", MFD_CLOEXEC));
	char *image;

	MUST(ftruncate(backing, BLOCKS * BLOCK));
	image = MUST_PTR(mmap(NULL, 14 * BLOCK, PROT_READ | PROT_WRITE, MAP_SHARED, backing, 0));
	format(image);
	munmap(image, 14 * BLOCK);
	return try_loop_attach(backing, O_RDWR);
}

static bool mappable(const char *path)
{
	int userns = map_fd("0 1 1", "0 1 1");
	struct mount_attr attr = { .attr_set = MOUNT_ATTR_IDMAP, .userns_fd = (uint64_t)userns };
	int tree = MUST(open_tree(AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC));
	bool taken = mount_setattr(tree, "", AT_EMPTY_PATH, &attr, sizeof(attr)) == 0;

	close(tree);
	close(userns);
	return taken;
}

const char *new_mappable(const char *name)
{
	const char *path = new_tmpfs(name), *device;

	if (mappable(path))
		return path;
	/* Before Linux 6.3 tmpfs takes no map; ext4, which mounts ext2 too, does from 5.12 on. */
	device = disk();
	if (!device)
		skip(SKIP_DEVICE, "tmpfs takes no ID map here, and there is no loop device");
	MUST(umount2(path, 0));
	if (mount(device, path, "ext4", 0, NULL) < 0)
		skip(SKIP_MODULE, "tmpfs takes no ID map here; mount of ext4: %s",
			strerrorname_np(errno));
	MUST(mount(NULL, path, NULL, MS_PRIVATE, NULL));
	MUST(chmod(path, 01777)); /* as the root of a tmpfs */
	return path;
}
