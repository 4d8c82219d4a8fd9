package workshop.benchmarks;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Servers on Netty's NIO transport with its default settings, and one event loop. */
final class NettyServers {

    /** The maximum length of a frame in the room, in bytes. */
    private static final int MAX_FRAME = 1024;

    private NettyServers() {}

    /** Echo as Netty's own example does it: write, and flush when the read completes. */
    static Running echo() throws InterruptedException {
        return start(channel -> channel.pipeline().addLast(new Echo()));
    }

    /** A room of frames, which flushes each message, as many programs do, or all messages of a read together. */
    static Running room(boolean flushEach) throws InterruptedException {
        // A length of four bytes at the beginning, which stays in the frame: it goes out as it came in.
        return room(flushEach, pipeline -> pipeline.addLast(new LengthFieldBasedFrameDecoder(MAX_FRAME, 0, 4)));
    }

    /** A room that relays the bytes of each read as one buffer, whole frames or not. */
    static Running relay() throws InterruptedException {
        return room(false, pipeline -> {});
    }

    private static Running room(boolean flushEach, Consumer<ChannelPipeline> decoder) throws InterruptedException {
        ChannelGroup members = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        return start(channel -> {
            decoder.accept(channel.pipeline());
            channel.pipeline().addLast(new Relay(members, flushEach));
            members.add(channel);
        });
    }

    private static Running start(Consumer<SocketChannel> setUp) throws InterruptedException {
        var address = new ServerBootstrap()
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
                .channel()
                .localAddress();
        return Running.server(((InetSocketAddress) address).getPort());
    }

    private static class Echo extends ChannelInboundHandlerAdapter {

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

    /** Writes to all members: a group writes one buffer to all its channels without a copy, and then releases it. */
    private static final class Relay extends Echo {

        private final ChannelGroup members;
        private final boolean flushEach;

        private Relay(ChannelGroup members, boolean flushEach) {
            this.members = members;
            this.flushEach = flushEach;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            // "true" is for void promises: no result of a write is used, so no promise is made for it.
            if (flushEach) {
                members.writeAndFlush(message, ChannelMatchers.all(), true);
            } else {
                members.write(message, ChannelMatchers.all(), true);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (!flushEach) {
                members.flush();
            }
        }
    }
}
