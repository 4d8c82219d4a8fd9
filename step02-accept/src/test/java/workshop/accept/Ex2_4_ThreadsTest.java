package workshop.accept;

import java.net.Socket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.4 A slow client holds nobody up")
class Ex2_4_ThreadsTest {

    @Test
    @DisplayName("while the first client says nothing, the second is served; then the first is, too")
    void silentClient() throws Exception {
        try (Loop loop = Loop.with(new EchoHandler().inItsOwnThread());
                Socket silent = Loopback.connect(loop.port());
                Socket second = Loopback.connect(loop.port())) {
            Loopback.assertEcho(second, "hello", "the second client, while the first says nothing");
            Loopback.assertEcho(silent, "at-last", "the first client, when it speaks at last");
        }
    }
}
