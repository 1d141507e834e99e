// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where files can be had over HTTP or HTTPS. Mirrors need not be trusted, since files are held
 * against their digests.
 *
 * @param template address with {@code {cid}} or {@code {name}} in it
 */
public record Mirror(String template) {
  private static final String CID = "{cid}";
  private static final String NAME = "{name}";

  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException unless it is one of HTTP or HTTPS without user and password
   */
  public Mirror {
    if (!template.contains(CID) && !template.contains(NAME)) {
      throw new IllegalArgumentException(
          "mirror '" + template + "' has neither {cid} nor {name} in it");
    }
    // What stays when they are empty must be an address: they can't be the host.
    URI sample = uri(template, "", "");
    String scheme = String.valueOf(sample.getScheme());
    if (!scheme.matches("(?i)https?") || sample.getHost() == null) {
      throw new IllegalArgumentException(
          "mirror '" + template + "' is no address that starts with http:// or https://");
    }
    if (sample.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a mirror's address must not hold a user or a password");
    }
  }

  /**
   * A mirror by its address: one with {@code {cid}} or {@code {name}} where these belong, or the
   * address of a folder that serves files by CID, as gateways to IPFS do.
   */
  public static Mirror of(String address) {
    if (address.contains(CID) || address.contains(NAME)) {
      return new Mirror(address);
    }
    return new Mirror(address + (address.endsWith("/") ? "" : "/") + CID);
  }

  /** Address of a file. */
  public URI uri(ParameterManifest.Entry entry) {
    return uri(template, entry.cid(), entry.name());
  }

  private static URI uri(String template, String cid, String name) {
    try {
      return new URI(template.replace(CID, cid).replace(NAME, name));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "mirror '" + template + "' is no address: " + e.getReason());
    }
  }

  @Override
  public String toString() {
    return template;
  }
}
