// SPDX-License-Identifier: Apache-2.0 OR MIT
package org.sealwright.snark.parameters;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on this machine that serves one file, well or badly, and notes what it is asked.
 */
final class FileServer implements AutoCloseable {
  private static final int ARRIVAL_MILLIS = 200;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** How a request is answered. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  FileServer(Answer answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          requests.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  /** Serves {@code contents} as it should be. */
  static FileServer of(byte[] contents) {
    return new FileServer(exchange -> serve(exchange, contents));
  }

  /** Answers with the range asked for, or with all. */
  static void serve(HttpExchange exchange, byte[] contents) throws IOException {
    int from = rangeStart(exchange);
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    if (condition != null && !condition.equals("\"tag\"")) {
      from = 0;
    }
    exchange.getResponseHeaders().set("ETag", "\"tag\"");
    if (from == 0) {
      send(exchange, 200, contents, 0, contents.length);
    } else if (from >= contents.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + contents.length);
      exchange.sendResponseHeaders(416, -1);
    } else {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + from + "-" + (contents.length - 1) + "/" + contents.length);
      send(exchange, 206, contents, from, contents.length - from);
    }
  }

  /** Announces so many bytes and sends them. */
  static void send(HttpExchange exchange, int status, byte[] contents, int from, int count)
      throws IOException {
    exchange.sendResponseHeaders(status, count == 0 ? -1 : count);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(contents, from, count);
    }
  }

  /**
   * Announces all bytes from {@code from} on, sends {@code count} of them, breaks the connection.
   */
  static void cut(HttpExchange exchange, byte[] contents, int from, int count) throws IOException {
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes " + from + "-" + (contents.length - 1) + "/" + contents.length);
    }
    exchange.getResponseHeaders().set("ETag", "\"tag\"");
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, contents.length - from);
    exchange.getResponseBody().write(contents, from, count);
    letArrive(exchange);
  }

  /**
   * Sends what was written, and waits until a client has most likely read it. One that learns of a
   * broken connection before it has handled the head forgets the bytes that came with it.
   */
  static void letArrive(HttpExchange exchange) throws IOException {
    exchange.getResponseBody().flush();
    try {
      Thread.sleep(ARRIVAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static int rangeStart(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.substring(6, range.length() - 1));
  }

  /** Address to append a CID to. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ipfs/";
  }

  /** Paths asked for, each with the range. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
