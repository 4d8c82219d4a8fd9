package workshop.async;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A chat room for {@code nc}: every line goes to everybody. Two threads serve them all. */
public final class Demo {

    private static final int THREADS = 2;

    private static final Lines LINES = new Lines(1000);

    /** How long a guest may take to hear the last lines when the room closes. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ChatRoom room = new ChatRoom();

    private Demo() {}

    /** Chats on loopback until Ctrl-C, on port 33333 or on the system property {@code port}. */
    public static void main(String[] args) throws InterruptedException {
        Demo demo = new Demo();
        try {
            AsynchronousServerSocketChannel listener = listenOn(DemoAddress.get(0));
            AsyncServer server = AsyncServer.start(listener, demo::welcome);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> demo.stop(server)));
            explain(DemoAddress.host(listener.getLocalAddress()), server.port());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (UnsupportedOperationException e) {
            notThereYet(e);
        }
    }

    private static AsynchronousServerSocketChannel listenOn(InetSocketAddress address) throws IOException {
        var threads = Thread.ofPlatform().name("handlers-", 1).factory();
        var group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, threads);
        try {
            return AsynchronousServerSocketChannel.open(group).bind(address);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot listen on " + DemoAddress.host(address) + " port " + address.getPort() + ": "
                            + e.getMessage() + ". Another one: -Dport=40000",
                    e);
        }
    }

    private void welcome(AsynchronousSocketChannel channel) {
        try {
            AsyncConnection guest = new AsyncConnection(channel);
            String name = "guest " + channelPort(guest);
            room.join(guest);
            guest.closed().whenComplete((end, reason) -> goodbye(name, reason));
            tell(name + " is here");
            room.flush();
            guest.receive(LINES, said(name)).whenComplete((end, failure) -> guest.close());
        } catch (IOException e) {
            System.out.println("a guest was gone before it was welcomed: " + e.getMessage());
        } catch (UnsupportedOperationException e) {
            notThereYet(e);
        }
    }

    private static int channelPort(AsyncConnection guest) {
        return ((InetSocketAddress) guest.peer()).getPort();
    }

    private MessageHandler said(String name) {
        return new MessageHandler() {
            @Override
            public void message(ByteBuffer line) {
                tell(name + ": " + UTF_8.decode(line));
            }

            @Override
            public void readComplete() {
                room.flush();
            }
        };
    }

    private void tell(String line) {
        room.enqueue(LINES.encode(UTF_8.encode(line)));
    }

    private void goodbye(String name, Throwable reason) {
        if (reason instanceof UnsupportedOperationException) {
            notThereYet(reason);
            return;
        }
        System.out.println(name + " left" + (reason == null ? "" : ": " + reason.getMessage()));
        tell(name + " left");
        room.flush();
    }

    private void stop(AsyncServer server) {
        System.out.printf(
                Locale.ROOT, "%nThe room closes. Guests have %d second to hear the last of it.%n", GRACE.toSeconds());
        try {
            server.close();
            var goodbyes = room.members().stream().map(guest -> guest.closeAfterDrain(GRACE));
            CompletableFuture.allOf(goodbyes.toArray(CompletableFuture[]::new))
                    .exceptionally(late -> null)
                    .join();
        } catch (IOException | UnsupportedOperationException e) {
            System.err.println("Could not close in good order: " + e.getMessage());
        }
    }

    private static void notThereYet(Throwable todo) {
        System.err.println("Not implemented yet. " + todo.getMessage() + " → docs/step04-async.md");
        // Not exit: that would wait for the goodbyes, which may not be there yet either.
        Runtime.getRuntime().halt(1);
    }

    private static void explain(String host, int port) {
        System.out.printf(
                Locale.ROOT, """
                A chat room on %1$s port %2$d, served by %3$d threads, however many guests there are.

                Talk from two or three other terminals:
                  nc %1$s %2$d
                Stop one of them with Ctrl-Z: nobody else notices. What waits for it is seen here:
                  Linux    ss -tn 'sport = :%2$d'         (Send-Q: in the kernel; 1 MiB more may wait in the queue)
                  macOS    netstat -an -p tcp | grep %2$d
                  Windows  netstat -ano | findstr :%2$d
                The threads that serve them all, and what they do (jcmd is a part of the JDK):
                  jcmd %4$d Thread.print | grep -A 2 '"handlers'

                Ctrl-C ends it.
                """, host, port, THREADS, ProcessHandle.current().pid());
    }
}
