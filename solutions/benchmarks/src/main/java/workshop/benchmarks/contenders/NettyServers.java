package workshop.benchmarks.contenders;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.function.Consumer;
import workshop.benchmarks.Loopback;

/** Servers on Netty's NIO transport with its default settings, and one event loop. */
final class NettyServers {

    /** The maximum length of a frame in the room, in bytes. */
    private static final int MAX_FRAME = 1024;

    private NettyServers() {}

    /** When a room flushes. */
    enum Flush {
        /** Messages that were read together are flushed together. */
        ON_READ_COMPLETE,
        /** Each message is flushed at once, by {@code writeAndFlush}, as in many programs. */
        EACH
    }

    /** Echo as Netty's own example does it: write, and flush when the read completes. */
    static Running echo() throws InterruptedException {
        return start(channel -> channel.pipeline().addLast(new Echo()));
    }

    /** A room of frames. A group writes one buffer to all its channels without a copy. */
    static Running room(Flush flush) throws InterruptedException {
        ChannelGroup members = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        return start(channel -> {
            // A length of four bytes at the beginning, which stays in the frame: it goes out as it came in.
            channel.pipeline().addLast(new LengthFieldBasedFrameDecoder(MAX_FRAME, 0, 4), new Relay(members, flush));
            members.add(channel);
        });
    }

    /** A room that relays the bytes of each read as one buffer, whether or not they are whole frames. */
    static Running relay() throws InterruptedException {
        ChannelGroup members = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        return start(channel -> {
            channel.pipeline().addLast(new Relay(members, Flush.ON_READ_COMPLETE));
            members.add(channel);
        });
    }

    private static Running start(Consumer<SocketChannel> setUp) throws InterruptedException {
        Channel listener = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, Loopback.BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        setUp.accept(channel);
                    }
                })
                .bind(Loopback.address(0))
                .sync()
                .channel();
        return Running.server(Loopback.port(listener.localAddress()));
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.write(message, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    private static final class Relay extends ChannelInboundHandlerAdapter {

        private final ChannelGroup members;
        private final Flush flush;

        private Relay(ChannelGroup members, Flush flush) {
            this.members = members;
            this.flush = flush;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            // The group releases the message. "true" is for void promises: no result of a write is used, so no promise
            // is made for it.
            if (flush == Flush.EACH) {
                members.writeAndFlush(message, ChannelMatchers.all(), true);
            } else {
                members.write(message, ChannelMatchers.all(), true);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (flush == Flush.ON_READ_COMPLETE) {
                members.flush();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
