namespace Sluice.Cli.Hosting;

/// <summary>Waits for files to change.</summary>
internal interface IChangeWatcher : IDisposable
{
    /// <summary>Waits until something has changed and is quiet again; false when watching has ended.</summary>
    bool Wait();
}
