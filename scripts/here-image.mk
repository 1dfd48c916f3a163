# SPDX-License-Identifier: GPL-2.0-or-later
# The static image as a container image for docker load, podman load, ctr images import, kind, ...
OCI_IMAGE := $(O)/bulkhead-probes.tar
image: $(if $(shell command -v python3),$(OCI_IMAGE))

$(OCI_IMAGE): $(O)/bulkhead-probes scripts/here-image
	$(call say,TAR,$@)scripts/here-image $(O)/bulkhead-probes $@
