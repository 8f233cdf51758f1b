package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Where a command prints. Data can contain characters that control a terminal, so all that is
 * printed shows them: as {@code \}{@code u001b}, which is also their form in JSON. Line breaks and
 * tabs pass. Only {@link #control} and {@link #styled} send control sequences.
 *
 * <p>The encoding is UTF-8: names can be in any script, which the platform's own encoding may not
 * support.
 */
public final class Terminal extends PrintStream {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Visible visible;

  /** Makes one that prints to {@code raw}. */
  public Terminal(OutputStream raw) {
    this(new Visible(raw));
  }

  private Terminal(Visible visible) {
    super(visible, true, UTF_8);
    this.visible = visible;
  }

  /** Returns a text on one line, in which also line breaks and tabs are shown as {@code \}u000a. */
  static String oneLine(String text) {
    var shown = new StringBuilder();
    text.chars().forEach(c -> append(shown, (char) c, isControl((char) c)));
    return shown.toString();
  }

  private static void append(StringBuilder to, char c, boolean hidden) {
    if (hidden) {
      to.append("\\u%04x".formatted((int) c));
    } else {
      to.append(c);
    }
  }

  /** Whether a character can move the cursor, start a sequence, or reorder what is shown. */
  private static boolean isControl(char c) {
    return Character.isISOControl(c)
        || (c >= '\u2028' && c <= '\u202e') // Separators of lines and paragraphs, and overrides.
        || (c >= '\u2066' && c <= '\u2069'); // Isolates.
  }

  /** Prints a message of the program as one line, whatever it quotes. */
  public void message(String text) {
    println("onrecord: " + oneLine(text));
  }

  /**
   * Prints words in a style.
   *
   * @param sgr the parameters of the sequence that sets the style, such as {@code 1;35}; empty for
   *     none
   */
  void styled(String sgr, String words) {
    synchronized (this) {
      if (!sgr.isEmpty()) {
        control("\u001b[" + sgr + "m");
      }
      print(words);
      if (!sgr.isEmpty()) {
        control("\u001b[0m");
      }
    }
  }

  /** Clears the line in which the cursor is. */
  void clearLine() {
    control(CLEAR_LINE);
  }

  private void control(String sequence) {
    synchronized (this) {
      try {
        visible.sendRaw(sequence);
      } catch (IOException e) {
        setError();
      }
    }
  }

  /** Returns a writer for text that contains no data, such as help: its styles are kept. */
  public PrintWriter ours() {
    return new PrintWriter(visible.raw(), true, UTF_8);
  }

  /** Prints a last message. What is printed afterwards is dropped. */
  public void lastMessage(String text) {
    synchronized (this) {
      message(text);
      visible.ended = true;
    }
  }

  /** Shows control characters in UTF-8. */
  private static final class Visible extends FilterOutputStream {
    private final CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The first bytes of a character whose other bytes are still to come. */
    private byte[] begun = {};

    /** Whether the last character was a carriage return, which passes only before a line feed. */
    private boolean returned;

    private boolean ended;

    Visible(OutputStream raw) {
      super(raw);
    }

    OutputStream raw() {
      return out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int begin, int length) throws IOException {
      ByteBuffer in = ByteBuffer.allocate(begun.length + length);
      in.put(begun).put(bytes, begin, length).flip();
      CharBuffer text = CharBuffer.allocate(in.remaining() + 1);
      decoder.reset().decode(in, text, false);
      begun = new byte[in.remaining()];
      in.get(begun);
      String shown = shown(text.flip());
      if (!ended) {
        out.write(shown.getBytes(UTF_8));
      }
    }

    private String shown(CharSequence text) {
      var shown = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (returned) {
          append(shown, '\r', c != '\n');
        }
        returned = c == '\r';
        if (!returned) {
          append(shown, c, isControl(c) && c != '\n' && c != '\t');
        }
      }
      return shown.toString();
    }

    void sendRaw(String sequence) throws IOException {
      if (!ended) {
        out.write(sequence.getBytes(UTF_8));
        out.flush();
      }
    }
  }
}
