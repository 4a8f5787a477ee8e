namespace Sluice.Cli.Hosting;

/// <summary>The world outside the process, so that tests can run the commands side by side.</summary>
internal interface IConsoleIo
{
    /// <summary>Standard output.</summary>
    TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    TextWriter Error { get; }

    /// <summary>Whether standard output is a terminal.</summary>
    bool OutIsTerminal { get; }

    /// <summary>Whether standard error is a terminal.</summary>
    bool ErrorIsTerminal { get; }

    /// <summary>Whether standard input is a terminal, where a person would have to type.</summary>
    bool InputIsTerminal => false;

    /// <summary>Standard input, as bytes.</summary>
    Stream OpenInput();

    /// <summary>Standard output, as bytes; what was written to <see cref="Out"/> comes first.</summary>
    Stream OpenOutput();

    /// <summary>Something that waits for the files below folders to change.</summary>
    IChangeWatcher Watch(IEnumerable<string> folders) => new FolderWatcher(folders);

    /// <summary>An environment variable, or null.</summary>
    string? Variable(string name);
}
