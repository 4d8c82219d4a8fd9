package workshop.benchmarks.contenders;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.util.concurrent.GlobalEventExecutor;

/** Broadcast with Netty's channel group, which writes one buffer to all its channels without a copy. */
final class NettyBroadcast implements Contender {

    private final ChannelGroup members = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final boolean flushEach;
    private final int port;

    private NettyBroadcast(boolean flushEach) throws InterruptedException {
        this.flushEach = flushEach;
        port = NettyServer.start(this::join);
    }

    /** Messages that were read together are flushed together. */
    static NettyBroadcast flushingWhenReadCompletes() throws InterruptedException {
        return new NettyBroadcast(false);
    }

    /** Each message is flushed at once, by {@code writeAndFlush}, as in many programs. */
    static NettyBroadcast flushingEachMessage() throws InterruptedException {
        return new NettyBroadcast(true);
    }

    private void join(SocketChannel channel) {
        // A length of four bytes at the beginning, which stays in the frame: it goes out as it came in.
        channel.pipeline().addLast(new LengthFieldBasedFrameDecoder(MAX_PAYLOAD + 4, 0, 4), new Relay());
        members.add(channel);
    }

    @Override
    public int port() {
        return port;
    }

    private final class Relay extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            // The group releases the frame. "true" is for void promises: no result of a write is used, so no promise is
            // made for it.
            if (flushEach) {
                members.writeAndFlush(frame.retain(), ChannelMatchers.all(), true);
            } else {
                members.write(frame.retain(), ChannelMatchers.all(), true);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (!flushEach) {
                members.flush();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
