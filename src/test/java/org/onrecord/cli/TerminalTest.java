package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Terminal terminal = new Terminal(bytes);

  @ParameterizedTest
  @CsvSource({
    "0000", "0007", "0008", "000b", "001b", "001f", "007f", "0080", "0085", "009b", "009d", "009f",
    "2028", "2029", "202a", "202e", "2066", "2069"
  })
  void showsACharacterThatControlsATerminal(String code) {
    terminal.print("a" + (char) Integer.parseInt(code, 16) + "b");
    assertThat(printed()).isEqualTo("a\\u" + code + "b");
  }

  @Test
  void printsAllOtherTextAsItIs() {
    String text = "Ünï — “東京” \uD83D\uDE00 e\u0301 \u200d\u2027\u202f\t\\u001b\n";
    terminal.print(text);
    assertThat(printed()).isEqualTo(text);
  }

  @Test
  void doesNotDependOnHowBytesArrive() {
    String text = "é\u009b東\u202e\uD83D\uDE00\u001b\r\n\rx";
    for (byte b : text.getBytes(UTF_8)) {
      terminal.write(b);
    }
    assertThat(printed()).isEqualTo("é\\u009b東\\u202e\uD83D\uDE00\\u001b\r\n\\u000dx");
  }

  @Test
  void letsNoByteThroughThatIsNotText() {
    terminal.write(0x9b);
    terminal.println("31m");
    assertThat(printed()).isEqualTo("\uFFFD31m\n");
  }

  @Test
  void aMessageIsOneLineWhateverItQuotes() {
    terminal.message("no file a\nonrecord: all is well\t\r");
    assertThat(printed())
        .isEqualTo("onrecord: no file a\\u000aonrecord: all is well\\u0009\\u000d\n");
  }

  @Test
  void onlyItsOwnStylesReachTheTerminal() {
    terminal.styled("1;35", "Ana\u001b[5m");
    terminal.styled("", "\u001b[2J");
    terminal.clearLine();
    assertThat(printed()).isEqualTo("\u001b[1;35mAna\\u001b[5m\u001b[0m\\u001b[2J\r\u001b[K");
  }

  @Test
  void jsonKeepsItsContent() throws IOException {
    String all =
        IntStream.rangeClosed(0, 0x2100)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    var json = new ObjectMapper();
    terminal.print(json.writeValueAsString(all + "\\" + all));
    assertThat(json.readValue(printed(), String.class)).isEqualTo(all + "\\" + all);
  }

  @Test
  void afterTheLastMessageNothingIsPrinted() {
    terminal.print("before ");
    terminal.lastMessage("the end");
    terminal.println("a stack trace");
    terminal.clearLine();
    assertThat(printed()).isEqualTo("before onrecord: the end\n");
  }

  private String printed() {
    return bytes.toString(UTF_8);
  }
}
