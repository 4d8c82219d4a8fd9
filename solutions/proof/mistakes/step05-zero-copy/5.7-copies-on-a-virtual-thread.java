// Mistake: on a virtual thread, the file goes through a buffer of the program.
// Fails with: [bytes of the file that transferTo has sent on a virtual thread] Expecting actual:
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        // transferTo would pin a virtual thread to its carrier. A read and a write do not.
        boolean virtual = Thread.currentThread().isVirtual();
        while (true) {
            long count = virtual ? 0 : file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) == -1) {
                    checkNotTruncated();
                    return true;
                }
                chunk.flip();
                count = channel.write(chunk);
                if (count == 0) {
                    return false;
                }
            }
            sent += count;
        }
    }
}
