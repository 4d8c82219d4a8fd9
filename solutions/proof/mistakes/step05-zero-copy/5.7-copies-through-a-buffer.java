// Mistake: the file is read and written, without transferTo.
// Fails with: [bytes of the file that transferTo has sent] expected: 3000000L but was: 0L
package workshop.zerocopy;

class FileSender {
    public boolean sendTo(WritableByteChannel channel) throws IOException {
        while (true) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
            if (file.read(chunk, sent) < 0) {
                checkNotTruncated();
                return true;
            }
            int count = channel.write(chunk.flip());
            if (count == 0) {
                return false;
            }
            sent += count;
        }
    }
}
