package workshop.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import workshop.board.RoomView.Count;
import workshop.board.RoomView.Row;
import workshop.board.RoomView.Symptom;

/**
 * The board as a page for the projector, for browsers of this machine only. {@code /} is the page, which asks for {@code /room} each
 * second. There is nothing else.
 *
 * <p>Thread-safe.
 */
final class Page implements AutoCloseable {

    /** The maximum number of open connections. Each of them has at most one request, and so one virtual thread. */
    private static final int MAX_CONNECTIONS = 100;

    private static final int SECONDS_FOR_A_REQUEST = 10;

    static {
        // The server reads them once, when its classes are loaded: see the module jdk.httpserver.
        System.setProperty("jdk.httpserver.maxConnections", String.valueOf(MAX_CONNECTIONS));
        System.setProperty("sun.net.httpserver.maxReqTime", String.valueOf(SECONDS_FOR_A_REQUEST));
        System.setProperty("sun.net.httpserver.maxRspTime", String.valueOf(SECONDS_FOR_A_REQUEST));
    }

    /** A page of another site, whose name was made to lead to this machine, is no reader of names. */
    private static final Pattern THIS_MACHINE = Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?");

    private static final String HTML = html();

    /** The browser loads nothing, and runs only the script that is in the page. */
    private static final String POLICY = "default-src 'none'; connect-src 'self'; img-src data:; style-src "
            + hashOf("style") + "; script-src " + hashOf("script")
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Supplier<RoomView> room;

    private Page(HttpServer server, Supplier<RoomView> room) {
        this.server = server;
        this.room = room;
    }

    /**
     * Serves the page until {@link #close()}.
     *
     * @param port 0 for any free one
     * @param room what to show now
     * @throws BindException if the port is in use; the error message names it
     */
    static Page start(int port, Supplier<RoomView> room) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            var page = new Page(HttpServer.create(address, MAX_CONNECTIONS), room);
            page.server.setExecutor(page.threads);
            page.server.createContext("/", page::answer);
            page.server.start();
            return page;
        } catch (BindException e) {
            throw new BindException("Cannot serve the page on " + BoardCommand.text(address) + ": " + e.getMessage());
        }
    }

    /** Its address in the browser. */
    String url() {
        return "http://" + BoardCommand.text(server.getAddress()) + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
            if (!THIS_MACHINE.matcher(host).matches()) {
                exchange.sendResponseHeaders(403, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                get(exchange);
            }
        }
    }

    private void get(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> send(exchange, "text/html", HTML);
            case "/room" -> send(exchange, "application/json", json(room.get()));
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String html() {
        try (InputStream in = Page.class.getResourceAsStream("page.html")) {
            // The browser takes the hash of a script after it has made all line ends the same.
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash of the page's only element of this name, as a source of a content security policy. */
    private static String hashOf(String element) {
        Matcher content =
                Pattern.compile("(?s)<" + element + ">(.*)</" + element + ">").matcher(HTML);
        if (!content.find()) {
            throw new IllegalStateException("page.html has no " + element);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }

    /** Numbers are written with %s: %d takes the digits of the computer's language, which JSON does not know. */
    static String json(RoomView view) {
        return "{\"here\": %s, \"commonest\": %s, \"exercises\": [%s], \"learners\": [%s]}"
                .formatted(
                        view.here(),
                        view.commonest().map(Page::json).orElse("null"),
                        view.counts().stream().map(Page::json).collect(Collectors.joining(",\n")),
                        view.rows().stream().map(Page::json).collect(Collectors.joining(",\n")));
    }

    private static String json(Symptom symptom) {
        return "{\"learners\": %s, \"meaning\": %s, \"answer\": %s}"
                .formatted(symptom.learners(), quoted(symptom.meaning()), quoted(symptom.answer()));
    }

    private static String json(Count count) {
        return "{\"section\": %s, \"passed\": %s, \"failed\": %s}"
                .formatted(quoted(count.topic().section()), count.passed(), count.failed());
    }

    private static String json(Row row) {
        return "{\"name\": %s, \"here\": %b, \"exercise\": \"%s\", \"passes\": %b, \"minutes\": %s, \"help\": %b, \"results\": \"%s\"}"
                .formatted(
                        quoted(row.name()),
                        row.isHere(),
                        row.exercise(),
                        row.passes(),
                        row.minutes(),
                        row.wantsHelp(),
                        row.results());
    }

    /** Neither a name nor a text of a guide has control characters, which JSON would not allow. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
