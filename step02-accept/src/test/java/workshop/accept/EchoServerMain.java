package workshop.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import workshop.FewDescriptorsMain;

/** An echo server of the code under test, for a process with few descriptors. It prints what ended the accept loop. */
final class EchoServerMain {

    private EchoServerMain() {}

    /** @param args the IP address to listen on */
    public static void main(String[] args) {
        try {
            FewDescriptorsMain.loadClasses(AcceptLoop.class);
            AcceptLoop.backOff(new IOException("a rehearsal"), 1);
            ServerSocketChannel listener = ServerSocketChannel.open();
            listener.bind(new InetSocketAddress(args[0], 0), 1000);
            FewDescriptorsMain.answerQuestions(listener.socket().getLocalPort(), String::valueOf);
            AcceptLoop.run(listener, new EchoHandler().guarded().onVirtualThread());
            System.out.println("run returned, though its listener is open");
        } catch (Throwable thrown) {
            System.out.println(thrown);
        }
        // The connections end with the process, so that no client waits in vain.
        Runtime.getRuntime().halt(1);
    }
}
