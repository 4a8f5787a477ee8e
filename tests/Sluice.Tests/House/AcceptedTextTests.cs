using Sluice.Testing;
using Xunit;
using Xunit.Sdk;

namespace Sluice.Tests.House;

/// <summary>A difference from what was accepted fails, is accepted only where it is asked for, and never in a pipeline.</summary>
public sealed class AcceptedTextTests : IDisposable
{
    private const string File = "deep/page.md";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_same_text_passes_whichever_line_ends_are_checked_out()
    {
        folder.Write(File, "one\r\ntwo\r\n");

        AcceptedText.Matches(folder.Folder, File, "one\ntwo\n", isAsked: false, isRefused: false);
        Assert.Equal("one\r\ntwo\r\n", folder.Read(File));
    }

    [Fact]
    public void A_difference_fails_with_a_few_lines_of_it_and_says_how_to_accept()
    {
        folder.Write(File, "one\ntwo\n" + string.Concat(Enumerable.Range(0, 100).Select(static i => $"line {i}\n")));

        var message = Assert
            .ThrowsAny<XunitException>(() => AcceptedText.Matches(folder.Folder, File, "one\n2\n", isAsked: false, isRefused: false))
            .Message;
        Assert.StartsWith(File + ": not what was accepted", message, StringComparison.Ordinal);
        Assert.Contains("\n one\n-two\n", message, StringComparison.Ordinal);
        Assert.Contains("lines more\n", message, StringComparison.Ordinal);
        Assert.InRange(message.Split('\n').Length, 5, 30);
        Assert.Contains("SLUICE_ACCEPT=1", message, StringComparison.Ordinal);
        Assert.StartsWith("one\ntwo\n", folder.Read(File), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_asked_for_is_written_and_passes_from_then_on(bool isThere)
    {
        _ = isThere ? folder.Write(File, "one\n") : folder;

        AcceptedText.Matches(folder.Folder, File, "two\n", isAsked: true, isRefused: false);
        Assert.Equal("two\n", folder.Read(File));
        AcceptedText.Matches(folder.Folder, File, "two\n", isAsked: false, isRefused: true);
    }

    [Fact]
    public void A_pipeline_accepts_nothing()
    {
        folder.Write(File, "one\n");

        var message = Assert
            .ThrowsAny<XunitException>(() => AcceptedText.Matches(folder.Folder, File, "two\n", isAsked: true, isRefused: true))
            .Message;
        Assert.Contains("SLUICE_ACCEPT is refused where CI is set", message, StringComparison.Ordinal);
        Assert.Equal("one\n", folder.Read(File));
    }

    [Fact]
    public void An_empty_text_is_not_the_same_as_no_file() =>
        Assert.ThrowsAny<XunitException>(() => AcceptedText.Matches(folder.Folder, File, "", isAsked: false, isRefused: false));

    public void Dispose() => folder.Dispose();
}
