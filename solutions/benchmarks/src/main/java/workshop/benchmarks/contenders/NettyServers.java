package workshop.benchmarks.contenders;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
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
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import workshop.benchmarks.Loopback;
import workshop.benchmarks.contenders.Contender.Running;

/** Servers on Netty's NIO transport with its default settings, and one event loop. */
final class NettyServers {

    private NettyServers() {}

    /** Echo as Netty's own example does it: write, and flush when the read completes. */
    static Running echo() throws InterruptedException {
        return start(channel -> channel.pipeline().addLast(new Echo()));
    }

    /** A room of frames. Messages that were read together are flushed together. */
    static Running room() throws InterruptedException {
        ChannelGroup members = group();
        return start(channel -> join(members, channel, frames(), new Relay(members)));
    }

    /** A room of frames. Each message is flushed at once, as in many programs. */
    static Running roomThatFlushesEach() throws InterruptedException {
        ChannelGroup members = group();
        return start(channel -> join(members, channel, frames(), new RelayEach(members)));
    }

    /** A room that relays the bytes of each read as one buffer, whole frames or not. */
    static Running relay() throws InterruptedException {
        ChannelGroup members = group();
        return start(channel -> join(members, channel, new Relay(members)));
    }

    private static ChannelGroup group() {
        return new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    }

    private static void join(ChannelGroup members, SocketChannel channel, ChannelHandler... handlers) {
        channel.pipeline().addLast(handlers);
        members.add(channel);
    }

    /** A length of four bytes at the beginning, which stays in the frame: it goes out as it came in. */
    private static ChannelHandler frames() {
        return new LengthFieldBasedFrameDecoder(1024, 0, 4);
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
    private static class Relay extends Echo {

        final ChannelGroup members;

        Relay(ChannelGroup members) {
            this.members = members;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            // "true" is for void promises: no result of a write is used, so no promise is made for it.
            members.write(message, ChannelMatchers.all(), true);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            members.flush();
        }
    }

    private static final class RelayEach extends Relay {

        private RelayEach(ChannelGroup members) {
            super(members);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            members.writeAndFlush(message, ChannelMatchers.all(), true);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            // All is flushed.
        }
    }
}
