# SPDX-License-Identifier: GPL-2.0-or-later
.PHONY: deb rpm image-oci
dist deb rpm:
	@O=$(O) scripts/package $@
image-oci: image $(RUNNER) $(RUNTIME) $(FIXTURE_TARGETS)
	@O=$(O) scripts/image-oci
