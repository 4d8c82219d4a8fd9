package workshop.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reference solution checks each argument before it does anything. */
@DisplayName("RequestClient: arguments")
@Timeout(10)
class RequestClientArgumentsTest {

    private static final byte[] BODY = "hi".getBytes(UTF_8);

    @Test
    @DisplayName("with a null argument, nothing is sent")
    void argumentsFirst() throws Exception {
        var channel = new FaultyChannel() {
            private volatile int written;

            @Override
            public int write(ByteBuffer source) throws IOException {
                written += source.remaining();
                return super.write(source);
            }
        };
        try (RequestClient client = RequestClient.start(channel)) {
            assertThat(RequestClientFaultsTest.failureOf(client.request(null)))
                    .as("the failure of a request without a body")
                    .isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> client.request(BODY, null)).isInstanceOf(NullPointerException.class);
            assertThat(channel.written).as("bytes that were sent").isZero();
        }
    }

    @Test
    @DisplayName("a body that is too long is refused before it is copied")
    void checkedBeforeCopied() throws Exception {
        byte[] body = new byte[64 * 1024 * 1024];
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (RequestClient client = RequestClient.start(new FaultyChannel())) {
            long before = threads.getCurrentThreadAllocatedBytes();
            CompletableFuture<byte[]> refused = client.request(body);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes that were allocated to refuse a body of %d", body.length)
                    .isLessThan(body.length / 2);
            assertThat(RequestClientFaultsTest.failureOf(refused)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
