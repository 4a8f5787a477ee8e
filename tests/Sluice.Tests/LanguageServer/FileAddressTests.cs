using Sluice.LanguageServer.Model;
using Xunit;

namespace Sluice.Tests.LanguageServer;

/// <summary>One file has one path, however an editor spells its address.</summary>
public class FileAddressTests
{
    [Theory]
    [InlineData("file:///c%3A/ws/a%20b/r.sluice", true, "C:/ws/a b/r.sluice")]
    [InlineData("file:///C%3a/ws/a%20b/r.sluice", true, "C:/ws/a b/r.sluice")]
    [InlineData("file:///c:/ws/a%20b/r.sluice", true, "C:/ws/a b/r.sluice")]
    [InlineData("file:///C:/ws/a%20b/r.sluice", true, "C:/ws/a b/r.sluice")]
    [InlineData("FILE:///C:\\ws\\a b\\r.sluice", true, "C:/ws/a b/r.sluice")]
    [InlineData("file://localhost/C:/r.sluice", true, "C:/r.sluice")]
    [InlineData("file:///c%3A", true, "C:/")]
    [InlineData("file:///c%7C/r.sluice", true, "C:/r.sluice")]
    [InlineData("file:///cc:/r.sluice", true, "/cc:/r.sluice")]
    [InlineData("file://server/share/r.sluice", true, "//server/share/r.sluice")]
    [InlineData("file:////server/share/r.sluice", true, "//server/share/r.sluice")]
    [InlineData("file://server/share/r.sluice", false, "//server/share/r.sluice")]
    [InlineData("file:///c%3A/r.sluice", false, "/c:/r.sluice")]
    [InlineData("file:///ws/a%5Cb.sluice", false, "/ws/a\\b.sluice")]
    [InlineData("file:///ws/a%5Cb.sluice", true, "/ws/a/b.sluice")]
    [InlineData("file:///ws/%C3%A4%20%23%25.sluice?version=1#L3", false, "/ws/ä #%.sluice")]
    [InlineData("file:///ws/100%.sluice", false, "/ws/100%.sluice")]
    [InlineData("file:///ws/a/./b/../c.sluice", false, "/ws/a/c.sluice")]
    [InlineData("file:///../../etc/r.sluice", false, "/etc/r.sluice")]
    [InlineData("file:///ws/%2e%2e/r.sluice", false, "/r.sluice")]
    [InlineData("file:///ws/a%00b.sluice", false, null)]
    [InlineData("file:", false, null)]
    [InlineData("file:relative.sluice", false, null)]
    [InlineData("file://", false, null)]
    [InlineData("untitled:Untitled-1", false, null)]
    [InlineData("untitled:/ws/r.sluice", true, null)]
    [InlineData("git:/ws/r.sluice?%7B%22path%22%3A%22%2Fws%2Fr.sluice%22%7D", false, null)]
    [InlineData("vscode-vfs://github/o/r/r.sluice", false, null)]
    [InlineData("/ws/r.sluice", false, null)]
    [InlineData("", false, null)]
    public void An_address_has_one_path(string uri, bool windows, string? path) => Assert.Equal(path, FileAddress.PathOf(uri, windows));

    [Theory]
    [InlineData("/ws/a b/ä.sluice", false, "file:///ws/a%20b/%C3%A4.sluice")]
    [InlineData("/ws/100%/#1?.sluice", false, "file:///ws/100%25/%231%3F.sluice")]
    [InlineData("/c:/r.sluice", false, "file:///c%3A/r.sluice")]
    [InlineData("/ws/a\\b.sluice", false, "file:///ws/a%5Cb.sluice")]
    [InlineData("C:/ws/a b/r.sluice", true, "file:///C:/ws/a%20b/r.sluice")]
    [InlineData("//server/share/a b.sluice", true, "file://server/share/a%20b.sluice")]
    [InlineData("//server/share/a b.sluice", false, "file://server/share/a%20b.sluice")]
    public void A_path_has_an_address_that_leads_back(string path, bool windows, string uri)
    {
        Assert.Equal(uri, FileAddress.UriOf(path, windows));
        Assert.Equal(path, FileAddress.PathOf(uri, windows));
    }

    [Theory]
    [InlineData("file:///ws/r.sluice", true)]
    [InlineData("untitled:Untitled-1", true)]
    [InlineData("git:/ws/r.sluice", false)]
    [InlineData("file-git:/ws/r.sluice", false)]
    [InlineData("vscode-notebook-cell:/ws/r.sluice", false)]
    [InlineData("https://example.org/r.sluice", false)]
    public void Only_files_and_texts_that_may_become_files_are_judged(string uri, bool served) =>
        Assert.Equal(served, FileAddress.IsServed(uri, windows: false));
}
