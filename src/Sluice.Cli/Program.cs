using Sluice.Cli;
using Sluice.Cli.Io;

#if NO_SCRIPTING
Sluice.Cli.Native.StartingMemory.Begin();
#endif

using var console = new SystemConsole();
return CliApp.Run(args, console, Environment.CurrentDirectory);
