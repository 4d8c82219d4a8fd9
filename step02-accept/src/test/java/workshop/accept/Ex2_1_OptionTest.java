package workshop.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.1 Accept one client: which option, of which child")
class Ex2_1_OptionTest {

    @Test
    @DisplayName(
            "acceptOne sets TCP_NODELAY and no other option; it returns its own child, also when others accept too")
    void onlyOneOption() throws Exception {
        Set<String> options = new ConcurrentSkipListSet<>();
        try (FakeListener another = new FakeListener(FakeChannel::new)) {
            SocketChannel child = new FakeChannel() {
                @Override
                public <T> SocketChannel setOption(SocketOption<T> name, T value) throws IOException {
                    if (options.isEmpty()) {
                        // As another loop may do at any moment.
                        AcceptLoop.acceptOne(another);
                    }
                    options.add(name.name());
                    return this;
                }
            };
            SocketChannel accepted = accept(child);
            assertThat(options.toString())
                    .as("the options of its child that acceptOne has set")
                    .isEqualTo("[TCP_NODELAY]");
            assertThat(accepted == child)
                    .as(
                            "acceptOne returns the child that it has accepted, though a client of another listener came meanwhile")
                    .isTrue();
        }
    }

    private static SocketChannel accept(SocketChannel child) throws IOException {
        try (FakeListener listener = new FakeListener(() -> child)) {
            return AcceptLoop.acceptOne(listener);
        } catch (RuntimeException e) {
            assumeFalse(FakeListener.IS_NO_REAL_SOCKET.contains(e.toString()), "needs a real socket");
            throw e;
        }
    }
}
