package workshop.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import judge.BoardReport;
import judge.Exercise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the page of the board")
class PageTest {

    private final Room room = new Room(Guides.read(), InstantSource.system());
    private final HttpClient browser = HttpClient.newHttpClient();
    private final List<Socket> slow = new ArrayList<>();
    private Page page;

    @BeforeEach
    void start() throws IOException {
        page = Page.start(0, room::view);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket each : slow) {
            each.close();
        }
        page.close();
        browser.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(page.url() + path)).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    @Test
    @DisplayName("is one file, which may load nothing from elsewhere and run no other script")
    void html() throws Exception {
        HttpResponse<String> response = get("");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'sha256-", "style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(response.body())
                .contains("<h1>Class board</h1>")
                .doesNotContain("http:", "https:", "innerHTML", "src=");
    }

    @Test
    @DisplayName("gets the room as JSON, names with quotation marks included")
    void json() throws Exception {
        room.arrive(new BoardReport(1, "a\"\\b", new Exercise(1, 2), true, ""), "connection");

        assertThat(get("room").body())
                .startsWith("{\"here\": 1, \"commonest\": null,")
                .contains("{\"section\": \"1.2 Bind and listen\", \"passed\": 1, \"failed\": 0}")
                .contains("{\"name\": \"a\\\"\\\\b\", \"here\": true, \"exercise\": \"1.2\", \"passes\": true,");
    }

    @Test
    @DisplayName("has the same digits in each language")
    void digits() throws Exception {
        room.arrive(new BoardReport(1, "ada", new Exercise(1, 2), true, ""), "connection");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Page.json(room.view())).startsWith("{\"here\": 1,");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"favicon.ico", "room/", "../README.md", "page.html", "%2e%2e/"})
    @DisplayName("has two paths only")
    void otherPaths(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("answers no other method than GET")
    void otherMethods() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(page.url())).POST(BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    @DisplayName("does not answer a page of another site, whose name leads to this machine")
    void otherHost() throws Exception {
        try (Socket socket = connect("GET /room HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    @DisplayName("answers while slow clients do not end their requests")
    void slowClients() throws Exception {
        for (int i = 0; i < 50; i++) {
            slow.add(connect(i % 2 == 0 ? "" : "GET / HTTP/1.1\r\nHost: loc"));
        }
        assertThat(get("room").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("answers again when more clients than it serves have gone")
    void tooManyClients() throws Exception {
        for (int i = 0; i < 150; i++) {
            slow.add(connect("GET / HTTP/1.1\r\nHost: loc"));
        }
        for (Socket each : slow) {
            each.close();
        }
        await().ignoreExceptions().until(() -> get("room").statusCode() == 200);
    }

    private Socket connect(String beginning) throws IOException {
        URI url = URI.create(page.url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(beginning.getBytes());
        return socket;
    }
}
