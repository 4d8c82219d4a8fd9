// Mistake: a file that became shorter is no error.
// Fails with: [sending a file of 3000000 bytes that has only 1000 now] Expecting code to raise a throwable.
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            long count = file.transferTo(sent, Long.MAX_VALUE - sent, channel);
            if (count == 0) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                if (file.read(chunk, sent) < 0) {
                    return true;
                }
                count = channel.write(chunk.flip());
                if (count == 0) {
                    return false;
                }
            }
            sent += count;
        }
    }
}
