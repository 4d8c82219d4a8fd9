package workshop.listen;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the reference promises beyond the exercise. */
@DisplayName("Listener: addresses")
class ListenerAddressTest {

    @Test
    @DisplayName("an IPv6 address stands in brackets before its port")
    void brackets() throws IOException {
        try (Listener owner = onIpv6Loopback()) {
            var taken = new InetSocketAddress(InetAddress.getByName("::1"), owner.port());
            assertThatThrownBy(() -> Listener.listen(taken).close())
                    .as("the error of listening on a taken port of ::1")
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("cannot listen on [0:0:0:0:0:0:0:1]:" + owner.port() + ": ");
        }
    }

    @Test
    @DisplayName("an address that was not looked up is refused with a reason")
    void notLookedUp() {
        assertThatThrownBy(() -> Listener.listen(InetSocketAddress.createUnresolved("nobody.invalid", 33333))
                        .close())
                .as("the error of listening on an address that was not looked up")
                .isInstanceOf(BindException.class)
                .hasMessageContaining("nobody.invalid")
                .hasMessageEndingWith("UnresolvedAddressException");
    }

    private static Listener onIpv6Loopback() throws IOException {
        try {
            return Listener.listen(new InetSocketAddress(InetAddress.getByName("::1"), 0));
        } catch (IOException e) {
            return abort("this machine has no IPv6 loopback: " + e.getMessage());
        }
    }
}
