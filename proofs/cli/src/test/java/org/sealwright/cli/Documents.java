// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sealwright.storage.testing.Json;

/** JSON documents on disk, and altered ones. */
final class Documents {
  private Documents() {}

  static Json read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Json.read(in);
    }
  }

  /** With another value of a member, or without it where that is null. */
  @SuppressWarnings("unchecked")
  static Json with(Json document, String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>((Map<String, Object>) document.value());
    if (value == null) {
      members.remove(member);
    } else {
      members.put(member, value);
    }
    return new Json(members);
  }
}
