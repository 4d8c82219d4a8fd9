package workshop.zerocopy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Step 5's reference solution: a virtual thread whose first use of a channel is to send a file")
@Timeout(20)
class VirtualSenderTest {

    @Test
    @DisplayName(
            "waits for a peer that does not read without its carrier thread, until another thread closes the channel")
    void closedByAnotherThread(@TempDir Path folder) throws Exception {
        Path path = Files.write(folder.resolve("file"), new byte[32 << 20]);
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                FileChannel file = FileChannel.open(path)) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
            try (Socket peer = new Socket(address.getAddress(), address.getPort())) {
                FileSender sender = new FileSender(file);
                FutureTask<Boolean> sending;
                try (SocketChannel channel = listener.accept()) {
                    sending = new FutureTask<>(() -> sender.sendTo(channel));
                    Thread thread = Thread.ofVirtual().start(sending);
                    await("sendTo to wait, without a carrier thread, for " + peer + " to read")
                            .atMost(Duration.ofSeconds(5))
                            .until(() -> thread.getState() == Thread.State.WAITING);
                }

                assertThatThrownBy(() -> sending.get(5, TimeUnit.SECONDS), "sendTo after another thread's close")
                        .hasCauseInstanceOf(ClosedChannelException.class);
            }
        }
    }
}
