package workshop.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Arrays;
import workshop.FewDescriptorsMain;

/**
 * An {@link AsyncServer} of the code under test, for a process with few descriptors. It greets each client with one
 * byte, and closes the connection when the client closes it.
 */
final class GreetingServerMain {

    /** The question where a thread sleeps in the code under test. The answer is empty if none does. */
    static final char WHERE_A_THREAD_SLEEPS = 's';

    /** The question how many platform threads there are. */
    static final char THREADS = 't';

    private GreetingServerMain() {}

    /** @param args the IP address to listen on */
    public static void main(String[] args) throws Exception {
        FewDescriptorsMain.loadClasses(AsyncServer.class);
        var group = AsynchronousChannelGroup.withFixedThreadPool(1, GreetingServerMain::handlers);
        var listener = AsynchronousServerSocketChannel.open(group).bind(new InetSocketAddress(args[0], 0), 1000);
        AsyncServer server = AsyncServer.start(listener, GreetingServerMain::greet);
        // Once beforehand: the classes that it needs are loaded while there are descriptors.
        whereAThreadSleeps();
        FewDescriptorsMain.answerQuestions(
                server.port(), question -> question == THREADS ? threads() : whereAThreadSleeps());
    }

    private static Thread handlers(Runnable work) {
        Thread handlers = new Thread(work, "handlers");
        handlers.setDaemon(true);
        return handlers;
    }

    /** The method of the code under test in which a thread waits with a time limit; empty if there is none. */
    private static String whereAThreadSleeps() {
        // State and stack of the same moment, which a thread itself does not give.
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadState() == Thread.State.TIMED_WAITING)
                .flatMap(thread -> Arrays.stream(thread.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("workshop."))
                .map(frame -> frame.getMethodName() + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .findFirst()
                .orElse("");
    }

    private static String threads() {
        return String.valueOf(ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static void greet(AsynchronousSocketChannel client) {
        client.write(ByteBuffer.wrap(new byte[] {'!'}));
        client.read(ByteBuffer.allocate(1), null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer count, Void nothing) {
                close(client);
            }

            @Override
            public void failed(Throwable failure, Void nothing) {
                close(client);
            }
        });
    }

    private static void close(AsynchronousSocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
