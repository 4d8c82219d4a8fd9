package workshop.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import workshop.FewDescriptorsMain;

/**
 * An echo server with the accept loop of the code under test, for a process with few descriptors. It prints what ended
 * the loop.
 */
final class EchoServerMain {

    private EchoServerMain() {}

    /** @param args the IP address to listen on */
    public static void main(String[] args) {
        try {
            FewDescriptorsMain.loadClasses(AcceptLoop.class);
            AcceptLoop.backOff(new IOException("a rehearsal"), 1);
            ServerSocketChannel listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(args[0], 0), 1000);
            FewDescriptorsMain.answerQuestions(listener.socket().getLocalPort(), question -> "");
            ConnectionHandler handler = EchoServerMain::echo;
            AcceptLoop.run(listener, handler.guarded().onVirtualThread());
            System.out.println("run returned, though its listener is open");
        } catch (Throwable thrown) {
            System.out.println(thrown);
        }
        // The connections end with the process, so that no client waits in vain.
        Runtime.getRuntime().halt(1);
    }

    /** Takes one descriptor for a connection. An EchoHandler may take more, such as those of a selector. */
    private static void echo(SocketChannel connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        while (connection.read(buffer) != -1) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                connection.write(buffer);
            }
            buffer.clear();
        }
    }
}
